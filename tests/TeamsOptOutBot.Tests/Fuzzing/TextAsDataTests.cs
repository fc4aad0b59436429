using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>A company whose people, departments and groups have hostile names, seen through the whole service over HTTP.</summary>
[Collection("whole service")]
public sealed class TextAsDataTests
{
    private const string Group = "**Sales** [x](https://evil.example) <at>all</at> ${campaign} {{{DATE(2026-01-01T00:00:00Z)}}}";

    [Fact]
    public async Task Hostile_names_of_the_directory_are_shown_as_text_on_every_card_that_anybody_gets()
    {
        var people = new List<Person>();
        await using var service = await ServiceUnderFuzzing.StartAsync(directory => people.AddRange(Furnish(directory)));
        await service.RunCampaignAsync($"\"{Group}\"");
        var manager = people[0].Manager!;

        await service.SayAsync(service.Author, "status linkedin-ai");
        await service.SayAsync(service.Author, "start linkedin-ai to \"{{{DATE(2026-01-01T00:00:00Z)}}} **x** \u2067\"");
        await service.SayAsync(service.Author, $"status {new string('#', 1_000)}");
        await service.SayAsync(people[1], "verify **linkedin-ai** <at>x</at> ${x}");
        await service.SayAsync(people[1], "verify linkedin-ai");
        await service.SayAsync(people[2], "[help](https://evil.example) {{{TIME(1)}}}");
        await service.SayAsync(manager, "status");
        foreach (var person in people)
        {
            await service.SayAsync(person, "my data");
        }

        Person[] everybody = [service.Author, manager, .. people];
        foreach (var person in everybody.Distinct())
        {
            var cards = (await service.ChatAsync(person)).Select(message => message["card"]).OfType<JsonNode>().ToList();
            cards.ShouldNotBeEmpty(person.Mail);
            foreach (var card in cards)
            {
                card.ShouldOnlyShow($"a card of {person.Mail}");
            }
        }

        (await service.LogAsync()).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_name_with_an_expression_reaches_its_bearer_letter_by_letter()
    {
        var people = new List<Person>();
        await using var service = await ServiceUnderFuzzing.StartAsync(directory => people.AddRange(Furnish(directory)));
        await service.RunCampaignAsync($"\"{Group}\"");
        var bearer = people.First(person => person.Department.Contains("${", StringComparison.Ordinal));

        await service.SayAsync(bearer, "my data");

        var texts = (await service.ChatAsync(bearer)).SelectMany(message => CardText.Strings(message["card"])).Select(text => text.Text.Replace("\u200B", "", StringComparison.Ordinal)).ToList();
        texts.ShouldContain(bearer.Department);
        texts.ShouldContain(text => text.Contains("**Sales** [x](https://evil.example) <at>all</at> ${campaign}", StringComparison.Ordinal));
    }

    /// <summary>One person for each hostile text, as name and as department, in a hostile group, under the first of them as manager.</summary>
    private static List<Person> Furnish(CompanyDirectory directory)
    {
        var group = new Group { Id = Guid.NewGuid(), Name = Group };
        directory.Add(group);
        var people = new List<Person>();
        foreach (var (number, text) in HostileTexts.All.Where(text => !string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal)).Index())
        {
            var mail = $"hostile{number}@{directory.Domain}";
            var person = new Person
            {
                Id = Guid.NewGuid(),
                Mail = mail,
                UserPrincipalName = mail,
                GivenName = text,
                Surname = "X",
                Department = text,
                JobTitle = text,
                Country = Country.All[0],
                UsageLocation = Country.All[0].Code,
                Language = "en-GB",
                TeamsId = $"29:1hostile{number}",
                ConversationId = $"a:1hostile{number}",
                Manager = people.Count == 0 ? directory.People[5] : people[0],
            };
            directory.Add(person);
            directory.AddMember(group, person);
            people.Add(person);
        }

        return people;
    }
}
