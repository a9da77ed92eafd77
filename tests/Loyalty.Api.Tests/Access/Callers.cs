using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Loyalty.Api.Tests.Access;

/// <summary>Callers of a server, by keys of their own.</summary>
internal static class Callers
{
    /// <summary>Makes a key and gives its text.</summary>
    public static async Task<string> MakeKey(this ApiServer server, string request)
    {
        using var answer = await server.Post("v1/keys", request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("key").GetString()!;
    }

    /// <summary>A token for the browser of a member.</summary>
    public static async Task<string> Token(this ApiServer server, string program, string member)
    {
        using var answer = await server.Post($"v1/programs/{program}/members/{member}/browser-token", "");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>A client that sends a key or a token.</summary>
    public static HttpClient With(this ApiServer server, string token)
    {
        var client = new HttpClient { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The status of a call, and the code of its problem; empty where it is none.</summary>
    public static async Task<(HttpStatusCode Status, string Code)> Problem(
        this HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Contains("\"code\"", StringComparison.Ordinal)
            ? JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!
            : "");
    }
}
