using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Documents;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Privacy;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Hosting;

/// <summary>Puts the service together; sections and URL prefixes are named here, types by their slices.</summary>
internal static class TeamsOptOutBotExtensions
{
    public static void AddTeamsOptOutBot(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.AddReadableLogs();
        builder.AddTelemetry();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<OrganisationOptions>().Bind(configuration.GetSection("Organisation")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CampaignsOptions>().Bind(configuration.GetSection("Campaigns"));
        services.AddOptions<RolesOptions>().Bind(configuration.GetSection("Roles")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection("Delivery")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateDataAnnotations()
            .Validate<IOptions<ServiceOptions>>(
                (mail, service) => !mail.IsConfigured || mail.Originator.Length > 0 || service.Value.PublicUrl.Length > 0,
                "Mail:Senders is set, but nobody could answer an email: it would carry neither card nor link. Set Service:PublicUrl to the https address of this service, or Mail:Originator to the id of the actionable-message provider.")
            .ValidateOnStart();
        services.AddMicrosoft365(configuration.GetSection("Microsoft365"));
        services.AddStorage(configuration.GetSection("Storage"));
        services.AddHostedService<PrepareStorage>();
        services.AddHostedService<WatchSetup>();
        var postgres = configuration["Storage:Postgres"] ?? "";
        services.AddEngine(postgres);
        if (postgres.Length > 0)
            services.AddHostedService<ShareRequestBudget>();
        var cards = configuration["Cards:Folder"] ?? CardFolder.Find(builder.Environment.ContentRootPath);
        services.AddCards(cards);
        services.AddLinks(configuration.GetSection("Service"));
        services.AddDocuments(configuration.GetSection("Documents"), Path.Combine(cards, "documents"));
        services.AddAnswerPage(configuration.GetSection("AnswerPage"));
        services.AddSlices();
    }

    public static void UseTeamsOptOutBot(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseAnswerPage();
        app.MapBotMessages();
        app.MapHealth();
        app.MapDocuments();
        app.MapAnswerPage();
    }

    private static void AddCards(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton(_ => CardBook.Load(folder, [.. ReplyKeys.All, .. MalformedKeys.All, .. AnswerPageKeys.All, .. HealthTexts.Keys]));
        services.TryAddSingleton(provider => CampaignTemplateLibrary.Load(Path.Combine(folder, "campaigns"), provider.GetRequiredService<IOptions<CampaignsOptions>>().Value.Folder));
        services.TryAddSingleton(provider => provider.GetRequiredService<CardBook>().Texts);
        services.TryAddSingleton<CampaignCards>();
        services.AddSingleton<IBotTexts, CatalogueBotTexts>();
    }

    private static void AddSlices(this IServiceCollection services)
    {
        services.AddSingleton<Troubles>().AddSingleton<BotMetrics>().AddSingleton<GraphTrouble>().AddSingleton<HealthTexts>();
        services.AddSingleton<CheckDirectory>().AddSingleton<CheckAddress>().AddSingleton<CheckDatabase>().AddSingleton<ISetupCheck, CheckSettings>().AddSingleton<Doctor>().AddSingleton<Readiness>();
        services.AddSingleton(provider => new SetupSubject(provider.GetRequiredService<IOptions<RolesOptions>>().Value.HrGroup, provider.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicUrl));
        services.AddSingleton(Random.Shared);
        services.AddSingleton<HrRole>().AddSingleton<ItRole>().AddSingleton<Replies>().AddSingleton<ReplySender>().AddSingleton<CommandDesk>();
        services.AddSingleton(provider => new CommandWords(provider.GetRequiredService<CardBook>().Texts)).AddSingleton<CommandParser>();
        services.AddSingleton<StartCommand>().AddSingleton<StatusCommand>().AddSingleton<CampaignCommands>().AddSingleton<HandOutCommands>().AddSingleton<PolicyNoteDialog>().AddSingleton<PolicyNoteForms>().AddSingleton<OpenCommands>().AddSingleton<WhyCommand>().AddSingleton<DoctorCommand>().AddSingleton<EraseMeCommand>();
        services.AddSingleton<NoticePresses>().AddSingleton<PreviewPresses>().AddSingleton<ManagerPresses>().AddSingleton<TestNotices>().AddSingleton<PersonLimits>();
        services.AddSingleton<IBot, StaffNoticesBot>();
        services.AddSingleton<StartCampaign>().AddSingleton<SendCampaign>().AddSingleton<CancelCampaign>().AddSingleton<CloseCampaign>().AddSingleton<CampaignList>().AddSingleton<PreviewBuilder>().AddSingleton<UnreadableAudience>();
        services.AddSingleton<AudienceReader>().AddSingleton<ReportingLines>().AddSingleton<AudienceComparison>();
        services.AddSingleton<RecordAcknowledgement>().AddSingleton<AnsweredCopies>();
        services.AddSingleton<ReminderQueue>().AddSingleton<RemindNow>().AddSingleton<NudgeTeam>();
        services.AddSingleton<ManagerReports>().AddSingleton<StoredAboutPerson>().AddSingleton<EraseOnRequest>().AddSingleton<WhyPerson>();
        services.AddSingleton(provider => new RequestBudget(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.Sends, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<InstallBudget>().AddSingleton<ConversationStore>().AddSingleton<CardCache>();
        services.AddSingleton<SendDelivery>().AddSingleton<ReachPerson>().AddSingleton<TenantTrouble>().AddSingleton<TeamsLane>().AddSingleton<ConversationLimiter>();
        services.AddSingleton<NoticeMails>().AddSingleton<MailCache>().AddSingleton<MailboxBudgets>().AddSingleton<MailTrouble>().AddSingleton<MailLane>().AddSingleton<OutlookPresses>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliveryPump>(provider, provider.GetRequiredService<TeamsLane>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliveryPump>(provider, provider.GetRequiredService<MailLane>()));
        services.AddOptions<Microsoft365Options>().PostConfigure<IOptions<MailOptions>>(ServeOutlook);
        services.AddStep<DispatchDeliveries>().AddStep<PrepareCampaign>().AddStep<QueueNotices>().AddStep<RefreshAudiences>().AddStep<ShowProgress>().AddStep<SendDueReminders>().AddStep<SealEvidence>().AddStep<EraseExpired>();
    }

    /// <summary>Cards in mails are pressed in Outlook; who names channels names all of them.</summary>
    private static void ServeOutlook(Microsoft365Options microsoft365, IOptions<MailOptions> mail)
    {
        if (microsoft365.AllowedChannels.Count > 0 || !mail.Value.IsConfigured || mail.Value.Originator.Length == 0)
            return;
        microsoft365.AllowedChannels.Add("msteams");
        microsoft365.AllowedChannels.Add(OutlookPresses.Channel);
    }
}
