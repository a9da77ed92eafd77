using System.Reflection;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Loyalty.Api.Live;

/// <summary>
/// One reader's stream of one member. The watch at the grain ends by itself, so it is renewed, and at once when silos have come or
/// gone; what a renewal answers is sent as well where it is newer, so that nothing stays missed when the grain has moved or restarted.
/// </summary>
internal sealed class LiveStream(
    IMemberGrain member, IGrainFactory grains, IClusterView cluster, TimeProvider time, CancellationToken stopping)
    : IResult, IEndpointMetadataProvider
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(MemberView), [EventWriter.ContentType]));
        AnswerMetadata.AddProblems(builder);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        var state = new LatestState();
        var watcher = grains.CreateObjectReference<IMemberWatcher>(state);
        try
        {
            var seen = cluster.Version;
            var present = await member.Watch(watcher);
            if (present.Refusal is { } refusal)
            {
                await Problem.Of(refusal).Write(httpContext);
                return;
            }
            state.Offer(present.Value!);
            await Send(httpContext, state, watcher, seen, end.Token);
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the engine stops: both are how a stream ends.
        }
        finally
        {
            await Leave(watcher);
        }
    }

    private async Task Send(HttpContext context, LatestState state, IMemberWatcher watcher, long seen, CancellationToken end)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var events = EventWriter.Start(context.Response);
        using var heartbeat = new PeriodicTimer(Heartbeat, time);
        using var renewal = new PeriodicTimer(Renewal, time);
        var changed = state.Reader.WaitToReadAsync(end).AsTask();
        var beat = heartbeat.WaitForNextTickAsync(end).AsTask();
        var renew = renewal.WaitForNextTickAsync(end).AsTask();
        var moved = cluster.After(seen, end);
        while (!end.IsCancellationRequested)
        {
            if (changed.IsCompleted)
            {
                while (state.Reader.TryRead(out var view))
                    await events.Member(view, end);
                changed = state.Reader.WaitToReadAsync(end).AsTask();
            }
            if (beat.IsCompleted)
            {
                await events.Heartbeat(end);
                beat = heartbeat.WaitForNextTickAsync(end).AsTask();
            }
            if (renew.IsCompleted || moved.IsCompleted)
            {
                moved = moved.IsCompleted ? cluster.After(await moved, end) : moved;
                await Renew(state, watcher, end);
                renew = renew.IsCompleted ? renewal.WaitForNextTickAsync(end).AsTask() : renew;
            }
            await Task.WhenAny(changed, beat, renew, moved);
        }
    }

    private async Task Renew(LatestState state, IMemberWatcher watcher, CancellationToken end)
    {
        while (true)
        {
            try
            {
                if (await member.Watch(watcher) is { Value: { } present })
                    state.Offer(present);
                return;
            }
            catch (Exception) when (!end.IsCancellationRequested)
            {
                await Task.Delay(Rest, time, end); // the member is out of reach for now, and the reader stays
            }
        }
    }

    private async Task Leave(IMemberWatcher watcher)
    {
        try
        {
            await member.Unwatch(watcher);
        }
        catch (Exception)
        {
            // The watch ends by itself.
        }
        grains.DeleteObjectReference<IMemberWatcher>(watcher);
    }
}
