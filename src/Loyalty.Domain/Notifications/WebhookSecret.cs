using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Domain.Notifications;

/// <summary>
/// What an endpoint and the engine share, by which the endpoint knows that a message is the engine's: 32 bytes, as Standard Webhooks
/// writes them (<c>whsec_</c> and base64). It does not show itself when it is printed.
/// </summary>
/// <param name="Text">The secret as it is given to the endpoint, once.</param>
public sealed record WebhookSecret(string Text)
{
    private const string Prefix = "whsec_";

    /// <summary>A secret of 256 random bits.</summary>
    public static WebhookSecret Of(UInt128 high, UInt128 low)
    {
        Span<byte> bytes = stackalloc byte[32];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], low);
        return new WebhookSecret(Prefix + Convert.ToBase64String(bytes));
    }

    /// <summary>The signature of a message, version 1: HMAC-SHA256 over id, time and body.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="unixSeconds">When it is sent.</param>
    /// <param name="body">What is sent.</param>
    public string Sign(string id, long unixSeconds, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}."));
        byte[] signed = [.. head, .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Text[Prefix.Length..]), signed));
    }

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => Prefix + "…";
}
