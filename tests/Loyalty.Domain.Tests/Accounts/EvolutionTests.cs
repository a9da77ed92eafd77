using System.Diagnostics;
using System.Reflection;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.Tests.Programs;
using NodaTime;
using Case = Loyalty.Domain.Tests.Agreement.Case;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Every case of an event has its evolution: the cases are found by reflection, so a new one without any fails here.</summary>
public sealed class EvolutionTests
{
    private const string Promotion = """{ "id": "more", "multiply": 3, "active": true }""";

    private static readonly Dictionary<Type, AccountEvent> FromLives = Gather();

    private static readonly CatalogueEvent[] CatalogueEvents =
    [
        new CatalogueEvent.ProgramPublished(Documents.Storefront),
        new CatalogueEvent.PromotionPut("more", Promotion),
        new CatalogueEvent.PromotionSwitched("more", false),
        new CatalogueEvent.HolderListed("silo"),
        new CatalogueEvent.HolderRevoked("old"),
        new CatalogueEvent.ClockMoved(Instant.FromUtc(2030, 1, 1, 0, 0)),
    ];

    public static TheoryData<string> AccountCases => [.. CasesOf(typeof(AccountEvent)).Select(type => type.Name)];

    public static TheoryData<string> CatalogueCases => [.. CasesOf(typeof(CatalogueEvent)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(AccountCases))]
    public void Account_evolves_by_each_event(string name)
    {
        var happened = FromLives.Values.SingleOrDefault(happened => happened.GetType().Name == name)
            .ShouldNotBeNull($"no life has {name}: let one of them have it");

        AccountEvent[] first = happened is AccountEvent.Enrolled ? [] : [FromLives[typeof(AccountEvent.Enrolled)]];
        var before = first.Aggregate(default(Account), (account, enrolled) => account.Evolve(enrolled));

        Should.NotThrow(() => Evolve(before, happened));
    }

    [Theory]
    [MemberData(nameof(CatalogueCases))]
    public void Catalogue_evolves_by_each_event(string name)
    {
        var happened = CatalogueEvents.SingleOrDefault(happened => happened.GetType().Name == name)
            .ShouldNotBeNull($"write a {name} above");
        var before = default(Catalogue).Evolve(CatalogueEvents[0], 1).Evolve(CatalogueEvents[1], 2).Evolve(new CatalogueEvent.HolderListed("old"), 3);

        var after = before.Evolve(happened, 4);

        after.Version.ShouldBe(4);
        (after with { Version = 3 }).ShouldNotBe(before);
    }

    /// <summary>An event whose lots or orders another life had cannot be applied, but it is known.</summary>
    private static void Evolve(Account? before, AccountEvent happened)
    {
        try
        {
            before.Evolve(happened);
        }
        catch (InvalidOperationException told) when (told.Message.Contains("lot covers", StringComparison.Ordinal))
        {
            Debug.Assert(before is not null);
        }
    }

    private static IEnumerable<Type> CasesOf(Type root) =>
        root.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => type.IsSubclassOf(root));

    private static Dictionary<Type, AccountEvent> Gather()
    {
        var known = new Dictionary<Type, AccountEvent>();
        for (var seed = 0; seed < 60; seed++)
        {
            var life = Case.Of(seed, isLateAllowed: false, longest: 30);
            var member = new EngineMember(life.Program);
            foreach (var command in life.Commands)
                member.Do(command);
            foreach (var happened in member.Ledger)
                known.TryAdd(happened.GetType(), happened);
        }

        return known;
    }
}
