using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>A class of grains, as the generator describes it.</summary>
/// <param name="type">The class.</param>
/// <param name="grainType">The name of its type.</param>
/// <param name="reentrant">Its requests may interleave.</param>
/// <param name="create">Makes an instance from the silo's services.</param>
/// <param name="interfaces">Its grain interfaces, inherited ones included.</param>
public sealed class GrainClass(
    Type type, string grainType, bool reentrant, Func<IServiceProvider, IGrainContext, object> create, params Type[] interfaces)
{
    /// <summary>The class.</summary>
    public Type Type => type;

    /// <summary>The name of its type.</summary>
    public GrainType GrainType { get; } = GrainType.Create(grainType);

    /// <summary>Its grain interfaces.</summary>
    public IReadOnlyList<Type> Interfaces => interfaces;

    internal bool IsReentrant => reentrant;

    internal bool IsFilter { get; } = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);

    /// <summary>Some method may start while another awaits, so a look at those that wait is worth while.</summary>
    internal bool MayInterleave { get; private set; }

    internal TimeSpan CollectionAge { get; set; }

    internal object Create(IServiceProvider services, IGrainContext context) => create(services, context);

    internal void Look(IEnumerable<RequestMethod> methods) => MayInterleave = reentrant || methods.Any(method =>
        (method.Options & (InvokeMethodOptions.AlwaysInterleave | InvokeMethodOptions.ReadOnly)) != 0);
}
