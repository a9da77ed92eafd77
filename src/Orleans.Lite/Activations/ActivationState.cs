namespace Orleans.Lite;

internal enum ActivationState : byte
{
    /// <summary>In the directory, but no turn has run yet.</summary>
    New,

    /// <summary>The instance is being made and OnActivateAsync runs.</summary>
    Activating,

    /// <summary>Serves requests.</summary>
    Active,

    /// <summary>OnDeactivateAsync runs; requests wait.</summary>
    Deactivating,

    /// <summary>Takes no request any more.</summary>
    Gone,
}
