namespace Orleans.Lite;

/// <summary>What only some activations need.</summary>
internal sealed class ActivationExtras
{
    public List<GrainTimer>? Timers { get; set; }

    public DeactivationReason? Reason { get; set; }

    /// <summary>Timestamp until which idle deactivation leaves the activation alone.</summary>
    public long KeptUntil { get; set; }

    public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
