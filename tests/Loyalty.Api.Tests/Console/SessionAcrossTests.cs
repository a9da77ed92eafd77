using System.Net;

namespace Loyalty.Api.Tests.Console;

/// <summary>Two API processes of one cluster: a person may be answered by either.</summary>
public sealed class SessionAcrossTests(GatewayServer first) : IClassFixture<GatewayServer>
{
    [Fact]
    public async Task A_session_goes_on_at_another_process_with_its_forms()
    {
        var second = await first.Another();
        using var here = await Person.At(first);
        (await here.Open("console/programs/shop/promotions")).Status.ShouldBe(HttpStatusCode.OK);

        using var there = here.GoTo(second.Client.BaseAddress!);
        (await there.Press("console/programs/shop/promotions/double/activate")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await here.Open("console/programs/shop/promotions")).Html.ShouldContain("aria-checked=\"true\"");
    }
}
