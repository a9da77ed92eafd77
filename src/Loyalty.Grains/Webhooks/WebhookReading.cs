using Loyalty.Contracts;
using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;

namespace Loyalty.Grains.Webhooks;

/// <summary>What is wrong with a request; nothing leaves for an address before this has looked at it.</summary>
internal static class WebhookReading
{
    public const int DefaultOverlapHours = 24;
    private const int MostOverlapHours = 168;
    private const int LongestUrl = 2_000;
    private const int MostTypes = 50;

    public static List<Fault> FaultsOf(WebhookRequest request, IWebhookSender sender)
    {
        var faults = new List<Fault>();
        if (UrlFault(request.Url, sender) is { } fault)
        {
            faults.Add(new Fault { Pointer = "/url", Code = "url-refused", Detail = fault });
        }

        var types = request.Types ?? [];
        foreach (var (place, type) in types.Index())
        {
            if (!NotificationKinds.All.Contains(type))
            {
                faults.Add(new Fault
                {
                    Pointer = $"/types/{place}",
                    Code = "unknown-value",
                    Detail = $"use one of {string.Join(", ", NotificationKinds.All)}",
                });
            }
        }

        if (types.Length > MostTypes)
        {
            faults.Add(new Fault { Pointer = "/types", Code = "too-many", Detail = $"give at most {MostTypes}, or none for all" });
        }

        if (request.After is { } after && FeedCursor.Read(after) is null)
        {
            faults.Add(new Fault { Pointer = "/after", Code = "unknown-value", Detail = "give the `next` of a page of the feed, as it was given" });
        }

        return faults;
    }

    public static List<Fault> FaultsOf(RotationRequest request) => request.OverlapHours is < 0 or > MostOverlapHours
        ? [new Fault { Pointer = "/overlapHours", Code = "out-of-range", Detail = $"give 0 to {MostOverlapHours}, or leave it out for {DefaultOverlapHours}" }]
        : [];

    private static string? UrlFault(string text, IWebhookSender sender)
    {
        if (text.Length > LongestUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return $"give an absolute https address of at most {LongestUrl} characters";
        }

        return url.UserInfo.Length > 0 || url.Fragment.Length > 0
            ? "leave user, password and fragment out of the address"
            : sender.FaultOf(url);
    }
}
