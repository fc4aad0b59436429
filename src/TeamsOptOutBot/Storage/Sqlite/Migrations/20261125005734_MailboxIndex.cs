using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TeamsOptOutBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MailboxIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_deliveries_mailbox",
                table: "deliveries",
                columns: new[] { "Mailbox", "FinishedAt", "DueAt" },
                filter: "\"Channel\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_mailbox",
                table: "deliveries");
        }
    }
}
