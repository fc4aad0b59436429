using Shouldly;

namespace TeamsOptOutBot.Outside.Sent;

/// <summary>Every different mail that the service sent in any test of the run, as the request to Graph.</summary>
[Collection(SentBodiesCollection.Name)]
public sealed class SentMailTests(SentBodies sent)
{
    [Fact]
    public void Each_goes_as_HTML_to_one_person_in_To_under_an_id_of_its_own_and_is_not_kept()
    {
        sent.SkipWhereNothingWasKept();
        var mails = sent.All.Where(body => body.Operation == "graph.sendMail").ToList();
        Assert.SkipUnless(mails.Count > 0 || SentBodies.IsWholeRun, "there is nothing to check: no test of this run sent a mail");

        mails.ShouldNotBeEmpty();
        foreach (var mail in mails)
        {
            var message = mail.Json["message"]!.AsObject();
            ((string)message["body"]!["contentType"]!).ShouldBe("HTML", mail.ToString());
            message["toRecipients"]!.AsArray().Count.ShouldBe(1, mail.ToString());
            message.ContainsKey("ccRecipients").ShouldBeFalse(mail.ToString());
            message.ContainsKey("bccRecipients").ShouldBeFalse("Outlook draws no card for somebody in Bcc");
            message["internetMessageHeaders"]!.AsArray().Select(header => (string)header!["name"]!).ShouldBe(["x-staff-notice-id"]);
            ((bool)mail.Json["saveToSentItems"]!).ShouldBeFalse(mail.ToString());
        }
    }
}
