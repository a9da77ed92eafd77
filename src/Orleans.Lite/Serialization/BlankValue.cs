using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Lite;

/// <summary>The value that a reader starts from: as the constructor leaves it when it gets nothing.</summary>
internal static class BlankValue
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Null where the constructor does not take nothing for an answer.</summary>
    public static object? Of(Type type)
    {
        if (type.IsAbstract) return null;
        var constructor = type.GetConstructor(Instance, [])
            ?? type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).FirstOrDefault();
        try
        {
            return constructor is null
                ? RuntimeHelpers.GetUninitializedObject(type)
                : constructor.Invoke([.. constructor.GetParameters().Select(Nothing)]);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? Nothing(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue && parameter.DefaultValue is { } value) return value;
        return parameter.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType) : null;
    }
}
