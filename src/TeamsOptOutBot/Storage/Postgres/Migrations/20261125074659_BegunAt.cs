using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TeamsOptOutBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BegunAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BegunAt",
                table: "deliveries",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "deliveries");
        }
    }
}
