using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a reference, or of a grain about itself.</summary>
public static class GrainExtensions
{
    /// <summary>Which grain this is.</summary>
    /// <exception cref="ArgumentException">Neither a reference nor a grain.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a reference nor a grain.", nameof(grain)),
    };

    /// <summary>The key of the grain.</summary>
    /// <exception cref="ArgumentException">Neither a reference nor a grain.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>A reference to the grain by one of its interfaces.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    /// <summary>A reference to the grain by one of its interfaces.</summary>
    public static object AsReference(this IAddressable grain, Type interfaceType) =>
        SiloOf(grain).Reference(interfaceType, grain.GetGrainId());

    /// <summary>The same grain by another interface.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    private static Silo SiloOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference.Shared.Silo,
        IGrainBase { GrainContext: Activation activation } => activation.Silo,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a reference nor a grain.", nameof(grain)),
    };
}
