using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Api.Answers;
using Loyalty.Api.Health;
using Loyalty.Api.Keys;
using Loyalty.Api.Privacy;
using Loyalty.Api.Programs;
using Loyalty.Contracts.Audit;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Keys;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;
using Loyalty.Contracts.Referrals;
using Loyalty.Contracts.Reports;
using Loyalty.Contracts.Vouchers;
using Loyalty.Contracts.Webhooks;
using Loyalty.Contracts.WhatIf;

namespace Loyalty.Api.Json;

/// <summary>
/// How everything is read and written: camelCase, no nulls, and on reading nothing lenient: unknown fields, fields given twice,
/// numbers as strings, times without offset and nulls where a value is needed are all refused.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ProgramClock))]
[JsonSerializable(typeof(ProgramVersion))]
[JsonSerializable(typeof(EnrolRequest))]
[JsonSerializable(typeof(PurchaseRequest))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(ActivityRequest))]
[JsonSerializable(typeof(RedemptionRequest))]
[JsonSerializable(typeof(AdjustmentRequest))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(FreezeRequest))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(ProfileRequest))]
[JsonSerializable(typeof(QuoteRequest))]
[JsonSerializable(typeof(GiftRequest))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(LedgerPage))]
[JsonSerializable(typeof(LiabilityReport))]
[JsonSerializable(typeof(PointsReport))]
[JsonSerializable(typeof(TiersReport))]
[JsonSerializable(typeof(MembersReport))]
[JsonSerializable(typeof(PromotionsReport))]
[JsonSerializable(typeof(PartnersReport))]
[JsonSerializable(typeof(ReportsRebuilt))]
[JsonSerializable(typeof(RewardList))]
[JsonSerializable(typeof(VoucherView))]
[JsonSerializable(typeof(VoucherUseRequest))]
[JsonSerializable(typeof(VoucherCancelRequest))]
[JsonSerializable(typeof(ReferralCode))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeyRotationRequest))]
[JsonSerializable(typeof(KeyView))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(ShownKey))]
[JsonSerializable(typeof(IssuedToken))]
[JsonSerializable(typeof(PersonView))]
[JsonSerializable(typeof(PeopleQuery))]
[JsonSerializable(typeof(PeopleFound))]
[JsonSerializable(typeof(MemberExport))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(PromotionsBody))]
[JsonSerializable(typeof(WhatIfPage))]
[JsonSerializable(typeof(FeedPage))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(RotationRequest))]
[JsonSerializable(typeof(WebhookView))]
[JsonSerializable(typeof(WebhookList))]
[JsonSerializable(typeof(DeadLetterList))]
[JsonSerializable(typeof(DeliveryAttempt))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Makes the framework's options read bodies, and describe them, as this context does.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        var ours = Default.Options;
        options.PropertyNamingPolicy = ours.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = ours.DefaultIgnoreCondition;
        options.UnmappedMemberHandling = ours.UnmappedMemberHandling;
        options.NumberHandling = ours.NumberHandling;
        options.AllowDuplicateProperties = ours.AllowDuplicateProperties;
        options.RespectNullableAnnotations = ours.RespectNullableAnnotations;
        options.Converters.Add(new InstantConverter());
        options.TypeInfoResolver = Default.WithAddedModifier(RefuseNullItems);
    }

    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type.Type == typeof(PurchaseRequest))
            type.OnDeserialized = read => NoNull(((PurchaseRequest)read).Lines, "lines", ((PurchaseRequest)read).Vouchers, "vouchers");
        else if (type.Type == typeof(ReturnRequest))
            type.OnDeserialized = read => NoNull(((ReturnRequest)read).Lines, "lines");
        else if (type.Type == typeof(EnrolRequest))
            type.OnDeserialized = read => NoNull(((EnrolRequest)read).Tags, "tags", ((EnrolRequest)read).Consents, "consents");
        else if (type.Type == typeof(WebhookRequest))
            type.OnDeserialized = read => NoNull(((WebhookRequest)read).Types, "types");
        else if (type.Type == typeof(KeyRequest))
            type.OnDeserialized = read => NoNull(((KeyRequest)read).Scopes, "scopes", ((KeyRequest)read).Programs, "programs");
    }

    private static void NoNull(object?[]? items, string name, object?[]? others = null, string otherName = "")
    {
        Check(items, name);
        Check(others, otherName);

        static void Check(object?[]? items, string name)
        {
            var index = items is null ? -1 : Array.IndexOf(items, null);
            if (index >= 0)
                throw new JsonException($"'{name}' has a null at index {index}.");
        }
    }
}
