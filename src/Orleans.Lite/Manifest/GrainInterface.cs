using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>A grain or observer interface, as the generator describes it.</summary>
/// <param name="type">The interface.</param>
/// <param name="reference">Makes a reference of it.</param>
/// <param name="methods">All of its methods, inherited ones included, in the order of their declaration.</param>
public sealed class GrainInterface(
    Type type, Func<GrainReferenceShared, IdSpan, GrainReference> reference, params RequestMethod[] methods)
{
    /// <summary>The interface.</summary>
    public Type Type => type;

    /// <summary>Its methods, for a transport to find by <see cref="RequestMethod.Id"/>.</summary>
    public IReadOnlyList<RequestMethod> Methods => methods;

    internal GrainReference Reference(GrainReferenceShared shared, string key) => reference(shared, IdSpan.Create(key));
}
