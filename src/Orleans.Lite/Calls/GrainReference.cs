using System.Diagnostics.CodeAnalysis;
using Orleans.Lite;

namespace Orleans.Runtime;

/// <summary>Stands for a grain wherever it lives. The generator derives a class per grain interface.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly IdSpan key;

    /// <summary>Made by the generated manifest alone.</summary>
    protected GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        ArgumentNullException.ThrowIfNull(shared);
        Shared = shared;
        this.key = key;
    }

    /// <summary>Which grain.</summary>
    public GrainId GrainId => new(Shared.GrainType, key);

    /// <summary>Full name of the interface.</summary>
    public string InterfaceName => Shared.InterfaceType.FullName!;

    internal GrainReferenceShared Shared { get; }

    internal string Key => key.ToString();

    /// <summary>The same grain by another interface.</summary>
    public TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(IAddressable)Shared.Silo.Reference(typeof(TGrainInterface), GrainId);

    /// <summary>Sends a call that answers with a value.</summary>
    protected Task<T> Send<T>(ResultRequest<T> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Target = this;
        return Shared.Silo.Send(request);
    }

    /// <summary>Sends a call that answers without a value, or not at all.</summary>
    protected Task Send(VoidRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Target = this;
        return Shared.Silo.Send(request);
    }

    /// <inheritdoc />
    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc />
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc />
    public sealed override string ToString() => $"{InterfaceName}({GrainId})";

    /// <summary>Same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => Equals(reference1, reference2);

    /// <summary>Another grain.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !Equals(reference1, reference2);
}

/// <summary>What all references of one interface to one type of grain have in common.</summary>
public sealed class GrainReferenceShared
{
    [SuppressMessage("Style", "IDE0290", Justification = "Keeps the constructor from the public.")]
    internal GrainReferenceShared(Silo silo, GrainType grainType, GrainClass? grainClass, GrainInterface grainInterface)
    {
        Silo = silo;
        GrainType = grainType;
        Class = grainClass;
        Interface = grainInterface;
    }

    internal Silo Silo { get; }

    internal GrainType GrainType { get; }

    /// <summary>Null for observers.</summary>
    internal GrainClass? Class { get; }

    internal GrainInterface Interface { get; }

    internal Type InterfaceType => Interface.Type;
}
