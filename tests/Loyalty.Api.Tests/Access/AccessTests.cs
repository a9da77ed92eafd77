using System.Net;
using System.Net.Http.Headers;
using Loyalty.Api.Access;
using Microsoft.Extensions.Configuration;

namespace Loyalty.Api.Tests.Access;

public sealed class AccessTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("v1/programs/shop")]
    [InlineData("V1/Programs/shop")]
    [InlineData("v1/programs/shop/members/anyone")]
    [InlineData("v1/programs/shop/members/anyone/live")]
    [InlineData("v1/programs/shop/nothing-here")]
    [InlineData("v1/programs")]
    public async Task Nothing_of_a_program_is_told_without_the_key(string path)
    {
        const string Key = ApiServer.Key;
        string?[] headers = [null, "", "Bearer", "Bearer ", "Bearer wrong", "Basic " + Key, Key, $"Bearer {Key}x", $"Bearer  {Key}"];
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        foreach (var header in headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header).ShouldBeTrue();

            using var answer = await anyone.SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, header);
            answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"unauthorized\"");
        }
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/programs/shop");
        request.Headers.Authorization = new AuthenticationHeaderValue("bearer", ApiServer.Key);
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };

        (await anyone.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void The_key_is_made_once_and_kept_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-key-");
        var configuration = new ConfigurationManager { ["Loyalty:Data"] = Path.Combine(folder.FullName, "data") };

        var first = new DevelopmentKey(configuration).Value;
        var second = new DevelopmentKey(configuration).Value;

        first.Length.ShouldBeGreaterThan(30);
        second.ShouldBe(first);
        var file = Path.Combine(folder.FullName, "data", "dev.key");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_key_of_the_environment_comes_first()
    {
        var configuration = new ConfigurationManager { ["LOYALTY_DEV_KEY"] = "given" };

        new DevelopmentKey(configuration).Value.ShouldBe("given");
    }
}
