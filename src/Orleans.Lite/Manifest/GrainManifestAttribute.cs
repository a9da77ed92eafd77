namespace Orleans.Lite;

/// <summary>Names the generated manifest of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifest) : Attribute
{
    /// <summary>A class with a parameterless constructor that is an <see cref="IGrainManifest"/>.</summary>
    public Type Manifest => manifest;
}

/// <summary>The grain interfaces and classes of an assembly.</summary>
public interface IGrainManifest
{
    /// <summary>The interfaces.</summary>
    IEnumerable<GrainInterface> Interfaces { get; }

    /// <summary>The classes.</summary>
    IEnumerable<GrainClass> Classes { get; }
}
