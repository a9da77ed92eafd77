using System.Net;

namespace Orleans.Configuration;

/// <summary>When activations go.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long a grain may be idle; 15 minutes unless set. Positive.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long grains of a class may be idle, by the class's full name.</summary>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

    /// <summary>How often idle grains are looked for; a minute unless set. Positive.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After which the token of OnActivateAsync is cancelled; 30 seconds unless set.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After which the token of OnDeactivateAsync is cancelled; 30 seconds unless set.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal TimeSpan AgeOf(Type grainClass) =>
        ClassSpecificCollectionAge.GetValueOrDefault(grainClass.FullName!, CollectionAge);
}

/// <summary>How many activations a silo holds. Orleans has no such option: it sheds by the memory of the process.</summary>
public sealed class ActivationLimitOptions
{
    /// <summary>
    /// Above it the idle grains that were used least recently go, a sixteenth more than must. Grains in use stay, so the
    /// bound may be passed while more are in use. 200,000 unless set; at least 1.
    /// </summary>
    public int MaximumActivations { get; set; } = 200_000;
}

/// <summary>How silos call.</summary>
public class SiloMessagingOptions
{
    /// <summary>How long a caller waits before a <see cref="TimeoutException"/>; 30 seconds unless set. Positive.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often calls of other silos are looked at whose answer is overdue.</summary>
    internal TimeSpan FlightInterval { get; set; } = TimeSpan.FromMilliseconds(50);
}

/// <summary>Where a silo listens.</summary>
public class EndpointOptions
{
    /// <summary>The address that others reach it by; loopback unless set.</summary>
    public IPAddress? AdvertisedIPAddress { get; set; }

    /// <summary>The port for other silos; 11111 unless set.</summary>
    public int SiloPort { get; set; } = 11111;
}

/// <summary>Which cluster.</summary>
public class ClusterOptions
{
    /// <summary>Silos of one cluster have the same; "default" unless set.</summary>
    public string ClusterId { get; set; } = "default";

    /// <summary>What the cluster is for; "default" unless set.</summary>
    public string ServiceId { get; set; } = "default";
}
