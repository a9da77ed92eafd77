using System.Net;
using Loyalty.Api.Hosting;
using Microsoft.AspNetCore.Http;

namespace Loyalty.Api.Tests;

public sealed class AdmissionTests
{
    private readonly TaskCompletionSource work = new();

    [Fact]
    public async Task More_than_fit_are_told_at_once_to_come_again_and_nothing_is_done()
    {
        var admission = new Admission(_ => work.Task, new AdmissionOptions { MaximumRequests = 2 });
        var (first, second) = (Request(), Request());
        var inside = Task.WhenAll(admission.Invoke(first), admission.Invoke(second));

        var third = Request();
        await admission.Invoke(third);
        third.Response.StatusCode.ShouldBe((int)HttpStatusCode.ServiceUnavailable);
        third.Response.Headers.RetryAfter.ToString().ShouldBe("1");
        inside.IsCompleted.ShouldBeFalse();

        work.SetResult();
        await inside;
        first.Response.StatusCode.ShouldBe((int)HttpStatusCode.OK);
        var fourth = Request();
        await admission.Invoke(fourth);
        fourth.Response.StatusCode.ShouldBe((int)HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_that_fails_leaves_its_place()
    {
        var admission = new Admission(_ => throw new TimeoutException(), new AdmissionOptions { MaximumRequests = 1 });
        for (var request = 0; request < 3; request++)
        {
            await Should.ThrowAsync<TimeoutException>(() => admission.Invoke(Request()));
        }
    }

    [Fact]
    public async Task What_is_not_counted_always_gets_in()
    {
        var admission = new Admission(_ => work.Task, new AdmissionOptions { MaximumRequests = 1 });
        var inside = admission.Invoke(Request());
        var health = Request();
        health.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new NotCounted()), "health"));
        var answer = admission.Invoke(health);
        answer.IsCompleted.ShouldBeFalse("it is at work, not refused");
        work.SetResult();
        await Task.WhenAll(inside, answer);
    }

    private static DefaultHttpContext Request() => new() { Response = { Body = new MemoryStream() } };
}
