using System.Reflection;

namespace Loyalty.Grains.Tests.Wire;

/// <summary>Values of a type in which every member has a value of its own.</summary>
internal sealed class Filled
{
    private int number;

    public object Of(Type type)
    {
        number++;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray) return ArrayOf(type.GetElementType()!);
        if (type == typeof(Dictionary<string, string>)) return new Dictionary<string, string> { ["en"] = "one", ["fr \""] = "un" };
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type == typeof(string)) return $"text {number} – ü \"q\"";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return number;
        if (type == typeof(long)) return long.MaxValue - number;
        if (type == typeof(decimal)) return number + 0.120m;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.FromHours(2)).AddTicks(number);
        return type.IsDefined(typeof(GenerateSerializerAttribute)) ? RecordOf(type)
            : throw new NotSupportedException($"{type} cannot be filled: is it meant to cross?");
    }

    private Array ArrayOf(Type element)
    {
        var array = Array.CreateInstance(element, 2);
        for (var index = 0; index < array.Length; index++) array.SetValue(Of(element), index);
        return array;
    }

    private object RecordOf(Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanWrite) property.SetValue(record, Of(property.PropertyType));
        }

        return record;
    }
}
