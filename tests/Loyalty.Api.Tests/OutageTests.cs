using System.Net;

namespace Loyalty.Api.Tests;

public sealed class OutageTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("lost-1", HttpStatusCode.ServiceUnavailable, "outcome-unknown")]
    [InlineData("break-1", HttpStatusCode.InternalServerError, "bug")]
    public async Task An_exception_of_a_grain_is_told_as_unknown_or_as_a_bug(string order, HttpStatusCode status, string code)
    {
        using var answer = await server.Post("v1/programs/shop/members/anyone/purchases", $$"""{"orderId":"{{order}}","currency":"USD","lines":[]}""");

        await HostileInputTests.Problem(answer, status, code);
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (answer.Headers.RetryAfter is not null).ShouldBe(status == HttpStatusCode.ServiceUnavailable);
    }
}
