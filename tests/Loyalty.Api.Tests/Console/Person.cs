using System.Net;
using System.Text.RegularExpressions;

namespace Loyalty.Api.Tests.Console;

/// <summary>A person at the console, with a browser that keeps cookies and runs no scripts.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClient browser;
    private readonly CookieContainer cookies = new();
    private string token = "";

    public Person(Uri address) =>
        browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public CookieCollection Cookies => cookies.GetCookies(new Uri(browser.BaseAddress!, "console/programs"));

    /// <summary>Somebody who has signed in with a key.</summary>
    public static async Task<Person> At(ApiServer server, string key = ApiServer.Key)
    {
        var person = new Person(server.Client.BaseAddress!);
        (await person.SignIn(key)).Status.ShouldBe(HttpStatusCode.SeeOther);
        return person;
    }

    /// <summary>The same browser at another process.</summary>
    public Person GoTo(Uri address)
    {
        var there = new Person(address) { token = token };
        foreach (Cookie cookie in Cookies)
            there.cookies.Add(address, new Cookie(cookie.Name, cookie.Value, "/console"));
        return there;
    }

    public Task<Shown> SignIn(string key, string to = "") => Send("console/sign-in", new() { ["key"] = key, ["to"] = to });

    /// <summary>Opens a page, and keeps the token of its forms.</summary>
    public async Task<Shown> Open(string path)
    {
        using var answer = await browser.GetAsync(path);
        var shown = await Shown.Of(answer);
        token = Token.Match(shown.Html) is { Success: true } found ? found.Groups[1].Value : token;
        return shown;
    }

    /// <summary>Sends a form of the page that was opened last.</summary>
    public Task<Shown> Press(string path, params (string Name, string Value)[] fields) =>
        Send(path, fields.Append(("token", token)).ToDictionary(field => field.Item1, field => field.Item2));

    public async Task<Shown> Send(string path, Dictionary<string, string> fields)
    {
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(fields));
        return await Shown.Of(answer);
    }

    /// <summary>Follows what lasts; the answer is the caller's to dispose of.</summary>
    public Task<HttpResponseMessage> Follow(string path) =>
        browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}

/// <summary>What a browser was answered.</summary>
/// <param name="To">Where it is sent; empty where it is not.</param>
internal sealed record Shown(HttpStatusCode Status, string Html, string To, string ContentPolicy)
{
    public static async Task<Shown> Of(HttpResponseMessage answer) => new(
        answer.StatusCode,
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
        answer.Headers.Location?.ToString() ?? "",
        string.Concat(answer.Headers.GetValues("Content-Security-Policy")));
}
