using System.Text;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Live;
using Microsoft.AspNetCore.Http.Features;

namespace Loyalty.Api.Console.Overview;

/// <summary>
/// The figures of the overview as server-sent events, each of them a piece of the page, drawn by what has drawn the page:
/// <c>pace</c> each
/// second, <c>today</c> every few seconds where it has changed.
/// </summary>
internal sealed class FiguresStream(AwardMeters meters, TodayFigures day, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Sends until the reader has gone, or the right to it has ended.</summary>
    public async Task Send(HttpContext context, string program, ProgramFacts facts, bool mayReadReports)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = EventWriter.ContentType;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var timer = new PeriodicTimer(Interval, time);
        Today? sent = null;
        try
        {
            do
            {
                await Write(context, "pace", await Page.Draw<PaceCards>(context.RequestServices, FiguresDrawing.Pace(meters.Of(program).Past())), end.Token);
                var today = mayReadReports ? await day.Of(program, facts, TimeSpan.Zero) : null;
                if (today is not null && today != sent)
                    await Write(context, "today", await Page.Draw<TodayCards>(context.RequestServices, FiguresDrawing.Of(today, facts)), end.Token);
                sent = today;
            }
            while (await timer.WaitForNextTickAsync(end.Token));
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the engine stops: both are how a stream ends.
        }
    }

    private static async Task Write(HttpContext context, string name, string html, CancellationToken end)
    {
        await context.Response.WriteAsync($"event: {name}\ndata: {html.ReplaceLineEndings(" ")}\n\n", Encoding.UTF8, end);
        await context.Response.Body.FlushAsync(end);
    }
}
