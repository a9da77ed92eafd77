using Loyalty.Contracts;
using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Webhooks;

/// <summary>What is wrong with a request; nothing leaves for an address before this has looked at it.</summary>
internal static class WebhookReading
{
    public const int DefaultOverlapHours = 24;
    private const int MostOverlapHours = 168;
    private const int LongestUrl = 2_000;
    private const int MostTypes = 50;

    public static Refusal? FaultsOf(WebhookRequest request, IWebhookSender sender)
    {
        var faults = new RequestFaults();
        var fault = UrlFault(request.Url, sender);
        faults.Check(fault is null, "/url", "url-refused", fault ?? "");
        var types = request.Types ?? [];
        faults.Check(types.Length <= MostTypes, "/types", "out-of-range", $"give at most {MostTypes}, or none for all");
        foreach (var (place, type) in types.Take(MostTypes).Index())
        {
            var isKnown = NotificationKinds.All.Contains(type);
            faults.Check(isKnown, $"/types/{place}", "unknown-value", $"give one of {string.Join(", ", NotificationKinds.All)}");
        }

        faults.Check(
            FeedCursor.Read(request.After ?? "") is not null, "/after", "unknown-value", "give the `next` of a page of the feed, as it was given");
        return faults.Refusal;
    }

    public static Refusal? FaultsOf(RotationRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/rotationId", request.RotationId);
        faults.Check(
            request.OverlapHours is null or (>= 0 and <= MostOverlapHours),
            "/overlapHours",
            "out-of-range",
            $"give 0 to {MostOverlapHours}, or leave it out for {DefaultOverlapHours}");
        return faults.Refusal;
    }

    private static string? UrlFault(string? text, IWebhookSender sender)
    {
        if (text is null or { Length: > LongestUrl } || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return $"give an absolute https address of at most {LongestUrl} characters";
        }

        return url.UserInfo.Length > 0 || url.Fragment.Length > 0
            ? "leave user, password and fragment out of the address"
            : sender.FaultOf(url);
    }
}
