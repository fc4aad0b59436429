using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TeamsOptOutBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NotOffered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "NotOfferedLeftOut",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NotOfferedLeftOut",
                table: "campaigns");
        }
    }
}
