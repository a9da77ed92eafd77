using System.Data.Common;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

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

        var arguments = Arguments(context.Request);
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
            SetAgain(context.Request, arguments);
        }
    }

    private static object?[] Arguments(IInvokable request)
    {
        var arguments = new object?[request.GetArgumentCount()];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = request.GetArgument(index);
        return arguments;
    }

    /// <summary>Where the grain runs in the same process, the call may have been emptied: Microsoft Orleans clears what it has run.</summary>
    private static void SetAgain(IInvokable request, object?[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (arguments[index] is not CancellationToken)
                request.SetArgument(index, arguments[index]!);
        }
    }

    private static bool MayPass(Exception failure) => failure is OrleansException or TimeoutException or DbException or IOException;
}
