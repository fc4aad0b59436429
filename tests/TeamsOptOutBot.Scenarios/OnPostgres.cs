namespace TeamsOptOutBot.Scenarios;

// The same stories on PostgreSQL.

public sealed class AnswerPageAttackStoriesOnPostgres : AnswerPageAttackStories
{
    private protected override bool OnPostgres => true;
}

public sealed class AnswerPageStoriesOnPostgres : AnswerPageStories
{
    private protected override bool OnPostgres => true;
}

public sealed class AnybodyStoriesOnPostgres : AnybodyStories
{
    private protected override bool OnPostgres => true;
}

public sealed class AudienceStoriesOnPostgres : AudienceStories
{
    private protected override bool OnPostgres => true;
}

public sealed class BadInputStoriesOnPostgres : BadInputStories
{
    private protected override bool OnPostgres => true;
}

public sealed class DeliveryStoriesOnPostgres : DeliveryStories
{
    private protected override bool OnPostgres => true;
}

public sealed class DirectoryTroubleStoriesOnPostgres : DirectoryTroubleStories
{
    private protected override bool OnPostgres => true;
}

public sealed class DoctorStoriesOnPostgres : DoctorStories
{
    private protected override bool OnPostgres => true;
}

public sealed class EmployeeStoriesOnPostgres : EmployeeStories
{
    private protected override bool OnPostgres => true;
}

public sealed class ErasureStoriesOnPostgres : ErasureStories
{
    private protected override bool OnPostgres => true;
}

public sealed class HandOutStoriesOnPostgres : HandOutStories
{
    private protected override bool OnPostgres => true;
}

public sealed class LanguageStoriesOnPostgres : LanguageStories
{
    private protected override bool OnPostgres => true;
}

public sealed class MailQueueStoriesOnPostgres : MailQueueStories
{
    private protected override bool OnPostgres => true;
}

public sealed class MailStoriesOnPostgres : MailStories
{
    private protected override bool OnPostgres => true;
}

public sealed class MainStoryOnPostgres : MainStory
{
    private protected override bool OnPostgres => true;
}

public sealed class ManagerStoriesOnPostgres : ManagerStories
{
    private protected override bool OnPostgres => true;
}

public sealed class MixedMailStoriesOnPostgres : MixedMailStories
{
    private protected override bool OnPostgres => true;
}

public sealed class ReminderStoriesOnPostgres : ReminderStories
{
    private protected override bool OnPostgres => true;
}

public sealed class ReportStoriesOnPostgres : ReportStories
{
    private protected override bool OnPostgres => true;
}

public sealed class SchedulerStoryOnPostgres : SchedulerStory
{
    private protected override bool OnPostgres => true;
}

public sealed class SilentGraphStoriesOnPostgres : SilentGraphStories
{
    private protected override bool OnPostgres => true;
}

public sealed class SilentTenantStoriesOnPostgres : SilentTenantStories
{
    private protected override bool OnPostgres => true;
}

public sealed class StartStoriesOnPostgres : StartStories
{
    private protected override bool OnPostgres => true;
}

public sealed class TemplateStoriesOnPostgres : TemplateStories
{
    private protected override bool OnPostgres => true;
}

public sealed class WhyStoriesOnPostgres : WhyStories
{
    private protected override bool OnPostgres => true;
}

public sealed class UpgradeStoriesOnPostgres : UpgradeStories
{
    private protected override bool OnPostgres => true;
}
