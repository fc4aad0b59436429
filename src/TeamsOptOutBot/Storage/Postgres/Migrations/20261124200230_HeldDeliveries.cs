using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TeamsOptOutBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HeldDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_deliveries_held",
                table: "deliveries",
                columns: new[] { "CampaignId", "Reason" },
                filter: "\"State\" IN (0, 3, 4) AND \"Reason\" <> 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_held",
                table: "deliveries");
        }
    }
}
