using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references. Making one never fails for want of a silo, and activates nothing.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to a grain.</summary>
    /// <param name="primaryKey">The key: any text but null.</param>
    /// <param name="grainClassNamePrefix">Begin of the class's full name, where several classes have the interface.</param>
    /// <exception cref="ArgumentException">No class has the interface, or several have it.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to a grain.</summary>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    /// <summary>A reference to a grain.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>A reference to a local object, for grains. The object is held weakly: keep it alive.</summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference that <see cref="CreateObjectReference"/> has made; later calls on it are dropped.</summary>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}

/// <summary>The way into the silos from code that is not a grain.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the client.</summary>
    IServiceProvider ServiceProvider { get; }
}
