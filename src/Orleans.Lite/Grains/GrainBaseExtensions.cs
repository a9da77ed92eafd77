using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What every grain can do.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Deactivates the grain once the requests that run now have finished.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) => Context(grain).Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Context(grain).AddTimer(cancellation => callback(state, cancellation), options);
    }

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Context(grain).AddTimer(_ => callback(state), options);
    }

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Context(grain).AddTimer(callback, options);
    }

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Context(grain).AddTimer(_ => callback(), options);
    }

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Starts a timer whose ticks are turns of the grain. It ends with the grain, or when disposed.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));

    private static Activation Context(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return (Activation)grain.GrainContext;
    }
}
