namespace Orleans;

/// <summary>Names the type of a grain class; otherwise it is the class's name in lower case without the ending "Grain".</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType => grainType;
}
