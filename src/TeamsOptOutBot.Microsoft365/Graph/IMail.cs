namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>Sends mail from a mailbox of the organisation. One request per call, never a second one: the delivery row decides on that.</summary>
public interface IMail
{
    /// <summary>
    /// Hands one mail to Exchange (202: accepted, not delivered; no id comes back). It is not kept in the sender's "Sent items".
    /// </summary>
    /// <exception cref="GraphException">Refused, throttled, or no answer came: then it may have been sent.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="Sender">Mailbox it is sent from; the app needs Mail.Send for it.</param>
/// <param name="To">Mail address of the one recipient.</param>
/// <param name="Html">The whole document, with the card in its script element where there is one.</param>
/// <param name="Key">
/// Our own id of this mail, sent as <c>x-staff-notice-id</c>: after a lost answer two mails with the same key are the same one
/// (custom headers must begin with <c>x-</c>: Graph, user: sendMail).
/// </param>
public sealed record OutgoingMail(string Sender, string To, string Subject, string Html, string Key);
