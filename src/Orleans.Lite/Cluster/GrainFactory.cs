using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>References to the grains of a silo.</summary>
internal sealed class GrainFactory(Silo silo) : IClusterClient
{
    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(IAddressable)Get(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(IAddressable)Get(grainInterfaceType, grainPrimaryKey, null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(IAddressable)silo.Reference(typeof(TGrainInterface), grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference or IGrainBase)
        {
            throw new ArgumentException("Grains are referred to by AsReference.", nameof(obj));
        }

        var reference = silo.Reference(typeof(TGrainObserverInterface), silo.Observers.Add(obj));
        return (TGrainObserverInterface)(IGrainObserver)reference;
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference) throw new ArgumentException("No reference to an object.", nameof(obj));
        silo.Observers.Remove(reference.GrainId);
    }

    private GrainReference Get(Type interfaceType, string key, string? prefix)
    {
        ArgumentNullException.ThrowIfNull(key);
        var shared = silo.Shared(interfaceType, prefix);
        return shared.Interface.Reference(shared, key);
    }
}
