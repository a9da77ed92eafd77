using System.Data.Common;
using Azure.Core;
using Azure.Identity;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>
/// Where the tables are and by which right they are reached, read from what a shop says: <c>UseDevelopmentStorage=true</c> (Azurite on this
/// machine), a storage account's connection string, or the address of its Table service alone, which is reached by
/// <c>DefaultAzureCredential</c> (a managed identity, the variables of a service principal, the Azure CLI …).
/// </summary>
public sealed record StoragePlace
{
    /// <summary>The account that every Azurite has. Its key is public.</summary>
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string DevelopmentAddress = "http://127.0.0.1:10002/devstoreaccount1";

    private StoragePlace(Uri address, string account) => (Address, Account) = (address, account);

    /// <summary>The address of the Table service, without a slash at its end.</summary>
    public Uri Address { get; }

    /// <summary>The account's name.</summary>
    public string Account { get; }

    /// <summary>The account's key; null where a credential takes its place.</summary>
    internal byte[]? Key { get; private init; }

    /// <summary>What takes the key's place.</summary>
    internal TokenCredential? Credential { get; private init; }

    /// <summary>What the names of the tables begin with, 3 to 30 letters and digits; the setting <c>TablePrefix</c>.</summary>
    public string TablePrefix { get; private init; } = "loyalty";

    /// <summary>Reads a connection string.</summary>
    /// <param name="connection">The text.</param>
    /// <param name="credential">Takes the place of the one that is looked for where there is no key.</param>
    /// <exception cref="FormatException">It is none; the message says what is missing and tells no value.</exception>
    public static StoragePlace Read(string connection, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (Uri.TryCreate(connection, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            connection = $"TableEndpoint={connection}";
        var settings = Settings(connection);
        var isDevelopment = string.Equals(settings.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase);
        var account = settings.GetValueOrDefault("AccountName") ?? (isDevelopment ? DevelopmentAccount : null);
        var endpoint = Endpoint(settings, account, isDevelopment);
        var key = settings.GetValueOrDefault("AccountKey") ?? (isDevelopment ? DevelopmentKey : null);
        return new StoragePlace(endpoint, account ?? endpoint.Host.Split('.')[0])
        {
            Key = key is null ? null : Decoded(key),
            Credential = key is null ? credential ?? new DefaultAzureCredential() : null,
            TablePrefix = Prefix(settings.GetValueOrDefault("TablePrefix") ?? "loyalty"),
        };
    }

    private static Dictionary<string, string> Settings(string connection)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = connection };
            return builder.Keys!.Cast<string>()
                .ToDictionary(name => name, name => (string)builder[name], StringComparer.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            throw new FormatException("A connection to Azure Tables is of the form Name=value;Name=value, or an address.");
        }
    }

    private static Uri Endpoint(Dictionary<string, string> settings, string? account, bool isDevelopment)
    {
        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https";
        var suffix = settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net";
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? (isDevelopment ? DevelopmentAddress : account is null ? null : $"{scheme}://{account}.table.{suffix}");
        if (text is null)
            throw new FormatException("A connection to Azure Tables names an AccountName, a TableEndpoint or UseDevelopmentStorage=true.");
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var endpoint) ? endpoint
            : throw new FormatException("TableEndpoint is an address, such as https://account.table.core.windows.net.");
    }

    private static byte[] Decoded(string key)
    {
        try
        {
            return Convert.FromBase64String(key);
        }
        catch (FormatException)
        {
            throw new FormatException("AccountKey is not what Azure gives out: it is of Base64.");
        }
    }

    private static string Prefix(string prefix) =>
        prefix.Length is >= 3 and <= 30 && char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit) ? prefix
            : throw new FormatException("TablePrefix has 3 to 30 letters and digits, a letter first.");
}
