using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The usual base of a grain class. All of its code runs in turns, one at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? activation;

    /// <summary>Called while the runtime makes the grain; made elsewhere, in a unit test, it has no context.</summary>
    protected Grain() => activation = RuntimeContext.Current;

    /// <summary>Made with a context of its own, as the runtime passes it.</summary>
    protected Grain(IGrainContext grainContext) => activation = grainContext as Activation;

    /// <inheritdoc />
    public IGrainContext GrainContext => Live;

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => Live.GrainReference;

    /// <summary>The identity as text.</summary>
    public string IdentityString => Live.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Live.Silo.GrainFactory;

    /// <summary>The services of the silo.</summary>
    protected internal IServiceProvider ServiceProvider => Live.Silo.Services;

    private Activation Live =>
        activation ?? throw new InvalidOperationException("This grain was not made by a silo, so it has no context.");

    /// <inheritdoc cref="IGrainBase.OnActivateAsync" />
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync" />
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates once the requests that run now have finished.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the grain from idle deactivation for a time; a negative one takes the wish back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Live.DelayDeactivation(timeSpan);
}
