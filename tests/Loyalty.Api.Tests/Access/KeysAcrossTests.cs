using System.Diagnostics;
using System.Net;
using Loyalty.Api.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests.Access;

/// <summary>Two API processes of one cluster: what is made through one works in the other.</summary>
public sealed class KeysAcrossTests(GatewayServer first) : IClassFixture<GatewayServer>
{
    private const string Shop = "v1/programs/shop";

    [Fact]
    public async Task A_key_that_one_process_made_is_good_in_another_at_once_and_revoked_there_within_the_bound()
    {
        var second = await first.Another();
        using var here = first.With(await first.MakeKey("""{"name":"roaming","scopes":["program:read"]}"""));
        using var there = second.With(here.DefaultRequestHeaders.Authorization!.Parameter!);
        (await there.GetAsync(Shop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await first.Post("v1/keys/roaming/revoke", "");
        (await here.GetAsync(Shop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var began = Stopwatch.GetTimestamp();
        while ((await there.GetAsync(Shop)).StatusCode == HttpStatusCode.OK)
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(KeyShelf.LongestSilence);
            await Task.Delay(50);
        }
        TestContext.Current.SendDiagnosticMessage($"Revoked elsewhere after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms.");
        (await there.GetAsync(Shop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Whose_key_it_is_can_be_told_by_any_process()
    {
        var second = await first.Another();
        var key = await first.MakeKey("""{"name":"signing-in","scopes":["support"]}""");
        var there = second.Services.GetRequiredService<SignIn>();
        (await there.Identify(key, default))!.Name.ShouldBe("signing-in");
        (await there.Identify(ApiServer.Key, default))!.Name.ShouldBe("development");
        (await there.Identify(key[..^1], default)).ShouldBeNull();
        (await there.Identify("", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_browser_token_of_one_process_is_read_by_another()
    {
        var second = await first.Another();
        await first.Post(Shop + "/members", """{"memberId":"una"}""");
        using var browser = second.With(await first.Token("shop", "una"));
        (await browser.GetAsync(Shop + "/members/una")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync(Shop + "/members/una/ledger")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
