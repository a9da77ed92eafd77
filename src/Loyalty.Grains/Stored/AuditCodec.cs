using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Audit;
using Loyalty.Domain.Effects;
using Loyalty.Grains.Effects;

namespace Loyalty.Grains.Stored;

/// <summary>Events of trails to bytes and back.</summary>
internal static class AuditCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static readonly SmallForm<AuditTrail, AuditEvent> Form = new()
    {
        Write = Write,
        Read = Read,
        Evolve = AuditTrail.Evolve,
        ContentOf = _ => null,
        OutboxOf = _ => Outbox.Empty,
        SnapshotForm = "audit1",
        Snapshot = Json.AuditTrail,
    };

    public static ReadOnlyMemory<byte> Write(AuditEvent happened) => happened switch
    {
        AuditEvent.Begun begun => Envelope.Write("begun", begun, Json.AuditBegun),
        AuditEvent.Ended ended => Envelope.Write("ended", ended, Json.AuditEnded),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static AuditEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "begun" => Envelope.Read(ref reader, Json.AuditBegun),
            "ended" => Envelope.Read(ref reader, Json.AuditEnded),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
