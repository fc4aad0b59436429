using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage;

/// <summary>One model; the two derived contexts hold the two migration sets.</summary>
internal abstract class BotDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<AudienceGroup> Audiences => Set<AudienceGroup>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Recipient> Recipients => Set<Recipient>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<DeliveryStep> DeliverySteps => Set<DeliveryStep>();
    public DbSet<SenderMailbox> Mailboxes => Set<SenderMailbox>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Acknowledgement> Acknowledgements => Set<Acknowledgement>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ManagerFigure> ManagerFigures => Set<ManagerFigure>();
    public DbSet<LinkKey> LinkKeys => Set<LinkKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot compare or order DateTimeOffset; ticks on both keep one SQL for both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Campaign>(e =>
        {
            e.ToTable("campaigns");
            e.HasIndex(c => c.Name).IsUnique();
            e.HasIndex(c => c.Status);
        });
        modelBuilder.Entity<AudienceGroup>(e =>
        {
            e.ToTable("audiences");
            e.HasIndex(a => new { a.CampaignId, a.GroupId }).IsUnique();
        });
        modelBuilder.Entity<Person>(e =>
        {
            e.ToTable("people");
            e.HasIndex(p => p.AadId).IsUnique();
            e.HasIndex(p => p.ManagerId);
        });
        modelBuilder.Entity<Conversation>(e =>
        {
            e.ToTable("conversations");
            e.HasIndex(c => c.AadId).IsUnique();
        });
        modelBuilder.Entity<Recipient>(e =>
        {
            e.ToTable("recipients");
            e.HasKey(r => new { r.CampaignId, r.PersonId });
            e.HasIndex(r => r.PersonId);
            e.HasIndex(r => r.NextReminderAt);
            e.HasIndex(r => new { r.CampaignId, r.NextReminderAt });
        });
        modelBuilder.Entity<Counter>(e =>
        {
            e.ToTable("counters");
            e.HasKey(c => new { c.CampaignId, c.Kind, c.Detail });
        });
        modelBuilder.Entity<DeliveryRow>(e =>
        {
            e.ToTable("deliveries");
            // What waits, in the order in which it is claimed: a campaign's rows together, so that campaigns can take turns.
            e.HasIndex(d => new { d.Lane, d.Priority, d.CampaignId, d.DueAt, d.Id }).HasFilter("\"State\" IN (0, 3, 4)").HasDatabaseName("IX_deliveries_waiting");
            // What something has held up, for HR's card: few rows, however large the campaign.
            e.HasIndex(d => new { d.CampaignId, d.Reason }).HasFilter("\"State\" IN (0, 3, 4) AND \"Reason\" <> 0").HasDatabaseName("IX_deliveries_held");
            e.HasIndex(d => new { d.PersonId, d.CampaignId, d.Kind });
            // What a mailbox has sent, and the places in it that are given away.
            e.HasIndex(d => new { d.Mailbox, d.FinishedAt, d.DueAt }).HasFilter("\"Channel\" = 1").HasDatabaseName("IX_deliveries_mailbox");
        });
        modelBuilder.Entity<DeliveryStep>(e =>
        {
            e.ToTable("delivery_steps");
            e.HasIndex(s => new { s.PersonId, s.CampaignId });
        });
        modelBuilder.Entity<SenderMailbox>(e =>
        {
            e.ToTable("mailboxes");
            e.HasKey(m => new { m.Address, m.Hour });
        });
        modelBuilder.Entity<Lease>(e =>
        {
            e.ToTable("leases");
            e.HasKey(l => l.Name);
        });
        modelBuilder.Entity<Card>(e =>
        {
            e.ToTable("cards");
            e.HasIndex(c => new { c.CampaignId, c.Key }).IsUnique();
        });
        modelBuilder.Entity<Acknowledgement>(e =>
        {
            e.ToTable("acknowledgements");
            e.HasIndex(a => new { a.CampaignId, a.PersonId });
            e.HasIndex(a => a.Sequence);
        });
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit");
            e.HasIndex(a => a.Sequence);
        });
        modelBuilder.Entity<ManagerFigure>(e =>
        {
            e.ToTable("manager_figures");
            e.HasKey(f => new { f.CampaignId, f.PersonId });
        });
        modelBuilder.Entity<LinkKey>(e =>
        {
            e.ToTable("link_keys");
            e.Property(k => k.Id).ValueGeneratedNever();
        });
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
