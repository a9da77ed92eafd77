using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Effects;
using NodaTime;

namespace Loyalty.Grains.Stored;

/// <summary>Events of webhooks to bytes and back.</summary>
internal static class WebhookCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static readonly SmallForm<Webhook, WebhookEvent> Form = new()
    {
        Write = Write,
        Read = Read,
        Evolve = WebhookEvolution.Evolve,
        ContentOf = happened => happened is WebhookEvent.SecretRotated rotated ? ContentOf(rotated.OldUntil - rotated.At) : null,
        OutboxOf = _ => Outbox.Empty,
        SnapshotForm = "webhook1",
        Snapshot = Json.Webhook,
    };

    /// <summary>What a rotation asks for beside a new secret.</summary>
    public static string ContentOf(Duration overlap) => $"{overlap.TotalHours:0}";

    public static ReadOnlyMemory<byte> Write(WebhookEvent happened) => happened switch
    {
        WebhookEvent.Registered it => Envelope.Write("registered", it, Json.WebhookRegistered),
        WebhookEvent.Changed it => Envelope.Write("changed", it, Json.WebhookChanged),
        WebhookEvent.SecretRotated it => Envelope.Write("secretRotated", it, Json.WebhookSecretRotated),
        WebhookEvent.Progressed it => Envelope.Write("progressed", it, Json.WebhookProgressed),
        WebhookEvent.Resent it => Envelope.Write("resent", it, Json.WebhookResent),
        WebhookEvent.Removed it => Envelope.Write("removed", it, Json.WebhookRemoved),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static WebhookEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "registered" => Envelope.Read(ref reader, Json.WebhookRegistered),
            "changed" => Envelope.Read(ref reader, Json.WebhookChanged),
            "secretRotated" => Envelope.Read(ref reader, Json.WebhookSecretRotated),
            "progressed" => Envelope.Read(ref reader, Json.WebhookProgressed),
            "resent" => Envelope.Read(ref reader, Json.WebhookResent),
            "removed" => Envelope.Read(ref reader, Json.WebhookRemoved),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
