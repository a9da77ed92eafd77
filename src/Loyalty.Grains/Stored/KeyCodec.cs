using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Keys;
using Loyalty.Grains.Effects;

namespace Loyalty.Grains.Stored;

/// <summary>Events of the ring of keys to bytes and back.</summary>
internal static class KeyCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static readonly SmallForm<KeyRing, KeyEvent> Form = new()
    {
        Write = Write,
        Read = Read,
        Evolve = KeyEvolution.Evolve,
        ContentOf = happened => happened.Content,
        OutboxOf = _ => Outbox.Empty,
        SnapshotForm = "keys1",
        Snapshot = Json.KeyRing,
    };

    public static ReadOnlyMemory<byte> Write(KeyEvent happened) => happened switch
    {
        KeyEvent.Made made => Envelope.Write("made", made, Json.KeyMade),
        KeyEvent.Rotated rotated => Envelope.Write("rotated", rotated, Json.KeyRotated),
        KeyEvent.Revoked revoked => Envelope.Write("revoked", revoked, Json.KeyRevoked),
        KeyEvent.SigningRenewed renewed => Envelope.Write("signingRenewed", renewed, Json.SigningRenewed),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static KeyEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "made" => Envelope.Read(ref reader, Json.KeyMade),
            "rotated" => Envelope.Read(ref reader, Json.KeyRotated),
            "revoked" => Envelope.Read(ref reader, Json.KeyRevoked),
            "signingRenewed" => Envelope.Read(ref reader, Json.SigningRenewed),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
