using System.Net;

namespace Loyalty.Api.Tests.Console;

public sealed class SignInLimitTests(SuspiciousServer server) : IClassFixture<SuspiciousServer>
{
    [Fact]
    public async Task Who_fails_too_often_is_not_heard_for_a_while_even_with_a_key_that_is_right()
    {
        using var person = new Person(server.Client.BaseAddress!);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await person.SignIn("lk_000000000000_guess")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await person.SignIn("lk_000000000000_guess")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await person.SignIn(ApiServer.Key)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}

/// <summary>An engine that lets three attempts fail.</summary>
public sealed class SuspiciousServer : ApiServer
{
    protected override string[] Settings => ["--Loyalty:ConsoleSignInsPerMinute", "3"];
}
