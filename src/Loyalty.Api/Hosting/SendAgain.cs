using System.Data.Common;
using Orleans.Runtime;

namespace Loyalty.Api.Hosting;

/// <summary>
/// Sends a call again whose outcome is unknown, as long as its caller waits. Every command carries its id and every question may be
/// asked twice, so that the customer of a silo that died gets an answer and not an error.
/// </summary>
/// <param name="patience">How long a caller waits in all.</param>
/// <param name="time">The clock.</param>
internal sealed class SendAgain(TimeSpan patience, TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceId is not null)
        {
            await context.Invoke(); // a grain that calls another: its own caller sends again
            return;
        }

        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception failure) when (MayPass(failure) && time.GetElapsedTime(began) + pause < patience)
            {
                // What it led to is unknown, or nothing: the same again finds out.
            }

            await Task.Delay(pause, time);
        }
    }

    private static bool MayPass(Exception failure) => failure is OrleansException or TimeoutException or DbException or IOException;
}
