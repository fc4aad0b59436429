using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TeamsOptOutBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Reached",
                table: "recipients",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Channel",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Mailbox",
                table: "deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Channels",
                table: "campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "LinkWithoutSignIn",
                table: "campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MailAfterWorkingDays",
                table: "campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "MailTrouble",
                table: "campaigns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "mailboxes",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mailboxes", x => new { x.Address, x.Hour });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mailboxes");

            migrationBuilder.DropColumn(
                name: "Reached",
                table: "recipients");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Mailbox",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Channels",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "LinkWithoutSignIn",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "MailAfterWorkingDays",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "MailTrouble",
                table: "campaigns");
        }
    }
}
