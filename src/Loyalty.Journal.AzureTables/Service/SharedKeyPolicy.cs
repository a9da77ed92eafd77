using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>Signs each attempt with the account's key, as the Table service asks for it (Shared Key Lite: the date and what is asked for).</summary>
internal sealed class SharedKeyPolicy(string account, byte[] key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{Sign($"{date}\n/{account}{Path(message.Request)}")}");
    }

    /// <summary>The path as it is sent; of the query the part <c>comp</c> alone counts, and we ask for none.</summary>
    private static string Path(Request request) => request.Uri.ToUri().AbsolutePath;

    private string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
