using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Loyalty.Contracts.Members;

namespace Loyalty.Grains.Tests;

/// <summary>
/// What grains and their callers say to each other is pinned by <c>Contracts.txt</c>: silos of two releases run side by side while
/// a new one is rolled out. Where it differs the new text lies beside it as <c>Contracts.new.txt</c>: look at it, and move it there.
/// </summary>
public sealed class ContractTests
{
    private static readonly Assembly Contracts = typeof(IMemberGrain).Assembly;

    private static IEnumerable<Type> Interfaces => Declared(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

    private static IEnumerable<Type> Records => Declared(type => type.IsClass && type.IsDefined(typeof(GenerateSerializerAttribute)));

    [Fact]
    public void The_contracts_are_as_they_are_checked_in()
    {
        var text = Listing();
        var pinned = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts.txt"));
        if (text != pinned)
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(Here())!, "Contracts.new.txt"), text);
        }

        text.Split('\n').Except(pinned.Split('\n')).ShouldBeEmpty("is new or other");
        text.ShouldBe(pinned);
    }

    [Fact]
    public void Whatever_crosses_has_an_alias_of_its_own()
    {
        var aliases = Interfaces.Concat(Records).Select(type => (type.Name, Alias: AliasOf(type))).ToList();
        aliases.ShouldAllBe(type => type.Alias != null);
        aliases.GroupBy(type => type.Alias).ShouldAllBe(group => group.Count() == 1);
        Interfaces.SelectMany(type => type.GetMethods()).ShouldAllBe(method => AliasOf(method) != null);
        Interfaces.ShouldAllBe(type => type.GetMethods().Select(AliasOf).Distinct().Count() == type.GetMethods().Length);
        Declared(type => type is { IsClass: true, IsNested: false, IsAbstract: false }).Where(type => type.Namespace!.StartsWith("Loyalty.Contracts"))
            .ShouldAllBe(type => type.IsDefined(typeof(GenerateSerializerAttribute)));
    }

    [Fact]
    public void Every_field_of_a_record_has_a_number_of_its_own()
    {
        foreach (var record in Records)
        {
            var numbers = Fields(record).Select(field => field.GetCustomAttribute<IdAttribute>()?.Id).ToList();
            numbers.ShouldAllBe(number => number != null, record.Name);
            numbers.ShouldBe(numbers.Distinct(), record.Name);
        }
    }

    private static string Listing()
    {
        var text = new StringBuilder();
        foreach (var type in Interfaces)
        {
            text.Append($"interface {AliasOf(type)} = {type.FullName} : {KindOf(type)}\n");
            foreach (var method in type.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
            {
                var parameters = method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}");
                text.Append($"  {AliasOf(method)} = {Name(method.ReturnType)} {method.Name}({string.Join(", ", parameters)})\n");
            }
        }

        foreach (var type in Records)
        {
            text.Append($"record {AliasOf(type)} = {type.FullName}\n");
            foreach (var field in Fields(type).OrderBy(field => field.GetCustomAttribute<IdAttribute>()!.Id))
            {
                text.Append($"  {field.GetCustomAttribute<IdAttribute>()!.Id} {Name(field.PropertyType)} {field.Name}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Type> Declared(Func<Type, bool> isWanted) =>
        Contracts.GetExportedTypes().Where(isWanted).OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Fields(Type record) => record.GetProperties().Where(property => property.CanWrite);

    private static string KindOf(Type type) =>
        type.IsAssignableTo(typeof(IGrainWithStringKey)) ? nameof(IGrainWithStringKey) : nameof(IGrainObserver);

    private static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>"
            : type.Name;
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
