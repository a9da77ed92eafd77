using System.Security.Cryptography;
using System.Text;

namespace Orleans.Lite.Transport;

/// <summary>What is shown instead of the secret itself, so that it may hold any characters; compared in a time that tells nothing.</summary>
internal static class ClusterSecret
{
    public static string Encode(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool IsShown(string secret, string? authorization) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {Encode(secret)}")),
        SHA256.HashData(Encoding.UTF8.GetBytes(authorization ?? "")));
}
