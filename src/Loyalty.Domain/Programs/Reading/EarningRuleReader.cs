using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A rule of <c>earn</c>.</summary>
internal static partial class EarningRuleReader
{
    private const string ActivityPrefix = "activity:";

    private static readonly WordList<OnceOnly> Onces =
        new(("perSubject", OnceOnly.PerSubject), ("perMember", OnceOnly.PerMember));

    public static EarningRule? Read(Place place) => place.Identified(ReferenceKind.Rule, (fields, id) =>
    {
        var occasion = fields.Required("on", ReadOccasion);
        if (id is null || occasion is null)
            place.Reading.References.Doubt(ReferenceKind.PurchaseRule);
        else if (occasion is Occasion.Purchase)
            place.Reading.References.Know(ReferenceKind.PurchaseRule, id);
        return new EarningRule
        {
            Id = id!,
            On = occasion!,
            Where = ReadFilter(fields, occasion),
            Give = ReadGiving(fields, occasion)!,
            Instead = ReadInstead(fields, occasion),
            Once = ReadOnce(fields, occasion),
            Limit = fields.Optional("limit", LimitReader.Read),
        };
    });

    private static Occasion? ReadOccasion(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text == "purchase")
            return new Occasion.Purchase();
        if (text == "membership")
            return new Occasion.Membership();
        if (text == "birthdayMonth")
            return new Occasion.BirthdayMonth();
        if (Activity().IsMatch(text))
            return new Occasion.Activity(text[ActivityPrefix.Length..]);

        place.Fault(
            FaultCode.UnknownWord,
            "This is purchase, membership, birthdayMonth, or activity: and a type, like activity:review.");
        return null;
    }

    private static Giving? ReadGiving(ObjectReader fields, Occasion? occasion) =>
        fields.Required<Giving>("give", occasion is null or Occasion.Purchase ? GivingReader.Read : GivingReader.ReadOnce);

    private static Filter ReadFilter(ObjectReader fields, Occasion? occasion)
    {
        if (occasion is Occasion.Membership && !fields.Has("where"))
            fields.FaultAt("where", FaultCode.Missing, "A rule on membership says which months: { \"months\": [2] }.");
        return fields.Optional("where", where => FilterReader.Read(where, occasion)) ?? Filter.Anything;
    }

    private static ImmutableArray<string> ReadInstead(ObjectReader fields, Occasion? occasion)
    {
        var replaced = fields.Set("instead", Id.Naming(ReferenceKind.PurchaseRule));
        if (occasion is not (null or Occasion.Purchase))
            fields.Refuse("instead", "Only rules on purchase replace others.");
        return replaced;
    }

    private static OnceOnly ReadOnce(ObjectReader fields, Occasion? occasion)
    {
        var once = fields.Optional("once", Onces.Read, OnceOnly.No);
        if (once == OnceOnly.PerSubject && occasion is not (null or Occasion.Activity))
            fields.Refuse("once", "Only activities have subjects: this may be perMember.");
        return once;
    }

    [GeneratedRegex(@"^activity:[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Activity();
}
