using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Completion;

/// <summary>Offers what the documentation knows where the compiler knows nothing: the segments and verbs of a dynamic chain, paths, options, fields, values,
/// and the fields of a dynamic response.</summary>
/// <remarks>Thread-safe. It is not <c>[Shared]</c>, which would bind it to one version of System.Composition.</remarks>
[ExportCompletionProvider(nameof(ChainCompletion), LanguageNames.CSharp)]
public sealed class ChainCompletion : CompletionProvider
{
    private const string Note = "note";

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) => trigger.Kind switch
    {
        CompletionTriggerKind.Invoke or CompletionTriggerKind.InvokeAndCommitIfUnique => true,
        CompletionTriggerKind.Insertion => trigger.Character is '.' or '"' or '/' or '{' or ',' or ' ' || char.IsLetter(trigger.Character),
        _ => false,
    };

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var (document, position, token) = (context.Document, context.Position, context.CancellationToken);
        if (position == 0 || await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root)
            return;
        var place = root.FindToken(position - 1);
        // Most of a file is no such place: the model is asked for only where one may be.
        if (!MayOffer(place) || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model
            || KnownTypes.Find(model.Compilation) is not { } types)
        {
            return;
        }
        var (span, offers) = Find(place, position, model, types, token);
        if (span is { } replaced)
            context.CompletionListSpan = replaced;
        foreach (var offer in offers)
        {
            context.AddItem(CompletionItem.Create(
                offer.Text,
                sortText: $"{offer.Rank} {offer.Text}",
                properties: ImmutableDictionary<string, string>.Empty.Add(Note, offer.Note),
                tags: ImmutableArray.Create(offer.Tag),
                inlineDescription: offer.Note));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(
            CompletionDescription.FromText(
                item.Properties.TryGetValue(Note, out var note) && note.Length > 0 ? $"{item.DisplayText}: {note}" : item.DisplayText));

    private static bool MayOffer(SyntaxToken place) =>
        place.IsKind(SyntaxKind.StringLiteralToken) || MemberAt(place) is not null || ObjectAt(place) is not null;

    private static (TextSpan? Replaced, IEnumerable<Offer> Offers) Find(
        SyntaxToken place, int position, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        if (place.IsKind(SyntaxKind.StringLiteralToken))
            return InText(place, position, model, types, token);
        if (MemberAt(place) is { } member)
            return (null, AfterDot(member, model, types, token));
        return ObjectAt(place) is { } given
            ? (null, FieldNames(given, new CallPlace(model, types, token).FieldsOf(given)))
            : (null, []);
    }

    // Behind a dot, or inside of the name that follows it.
    private static MemberAccessExpressionSyntax? MemberAt(SyntaxToken place) => place switch
    {
        { RawKind: (int)SyntaxKind.DotToken, Parent: MemberAccessExpressionSyntax member } => member,
        { RawKind: (int)SyntaxKind.IdentifierToken, Parent: IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax member } name }
            when member.Name == name => member,
        _ => null,
    };

    private static IEnumerable<Offer> AfterDot(MemberAccessExpressionSyntax member, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        if (ChainReader.ReadReceiver(member.Expression, model, types, token) is { IsDynamic: true } receiver
            && (receiver.Segments.Count == 0 || ChainReader.Protocols.Contains(receiver.Segments[0].Text)))
        {
            foreach (var offer in Segments(PathTree.Find(receiver.Segments)))
                yield return offer;
        }
        if (model.GetTypeInfo(member.Expression, token).Type?.TypeKind == TypeKind.Dynamic)
        {
            foreach (var field in new CallPlace(model, types, token).FieldsOf(member.Expression).Where(IsName))
                yield return new(field.Name, Describe(field), WellKnownTags.Property);
        }
    }

    private static IEnumerable<Offer> Segments(IReadOnlyList<PathTree> places)
    {
        foreach (var operation in places.SelectMany(static place => place.Operations))
        {
            var verb = operation.Method[0] + operation.Method.Substring(1).ToLowerInvariant();
            yield return new($"{verb}Async", operation.Name, WellKnownTags.Method, rank: 0);
            yield return new(verb, operation.Name, WellKnownTags.Method, rank: 0);
        }
        foreach (var group in places.SelectMany(static place => place.Children).GroupBy(static child => MemberOf(child.Segment)))
        {
            // A segment that no name stands for is written as `["…"]`.
            if (group.Key is { } name)
                yield return new(name, Summarize(group.SelectMany(static child => child.Operations)), WellKnownTags.Namespace);
        }
    }

    private static string? MemberOf(string segment)
    {
        var name = Segment.IsVariableName(segment) ? $"_{segment.Substring(1, segment.Length - 2)}_" : KebabCase.ToName(segment);
        return SyntaxFacts.IsValidIdentifier(name) && (Segment.IsVariableName(segment) || KebabCase.FromName(name) == segment) ? name : null;
    }

    private static (TextSpan? Replaced, IEnumerable<Offer> Offers) InText(
        SyntaxToken place, int position, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        // Between the quotes.
        var start = place.SpanStart + place.Text.IndexOf('"') + 1;
        var isEnded = place.Text.Length > 1 && place.Text.EndsWith("\"", StringComparison.Ordinal);
        if (position < start || position > place.Span.End - (isEnded ? 1 : 0) || place.Parent is not LiteralExpressionSyntax literal)
            return (null, []);
        return literal.Parent switch
        {
            ArgumentSyntax { Parent.Parent: ElementAccessExpressionSyntax element } => Paths(element.Expression, isElement: true),
            ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "chain" } chained },
            } => Paths(chained.Expression, isElement: false),
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } named, Parent: AnonymousObjectCreationExpressionSyntax given } =>
                (TextSpan.FromBounds(start, position), Values(new CallPlace(model, types, token).FieldsOf(given), named.Name.Identifier.ValueText)),
            _ => (null, []),
        };

        (TextSpan?, IEnumerable<Offer>) Paths(ExpressionSyntax receiver, bool isElement)
        {
            // A field of a response: response["order_id"].
            var fields = isElement ? new CallPlace(model, types, token).FieldsOf(receiver) : [];
            var offers = fields.Count > 0
                ? fields.Select(static field => new Offer(field.Name, Describe(field), WellKnownTags.Property))
                : ChainReader.ReadReceiver(receiver, model, types, token) is { } read
                    ? PathTree.Find(read.Segments).SelectMany(static at => at.ListPaths())
                        .Select(static one => new Offer(one.Path, Summarize(one.Operations), WellKnownTags.Namespace))
                    : [];
            return (TextSpan.FromBounds(start, position), offers);
        }
    }

    private static IEnumerable<Offer> Values(IReadOnlyList<Field> fields, string name) =>
        fields.FirstOrDefault(field => field.Name == name) is { Values: { Count: > 0 } values } field
            ? values.Distinct().Select(value => new Offer(value, field.Label?.ToString() ?? "", WellKnownTags.EnumMember))
            : [];

    // Where the name of a member may begin: behind a brace or a comma, or inside of the name.
    private static AnonymousObjectCreationExpressionSyntax? ObjectAt(SyntaxToken place) => place switch
    {
        { RawKind: (int)SyntaxKind.OpenBraceToken or (int)SyntaxKind.CommaToken, Parent: AnonymousObjectCreationExpressionSyntax given } => given,
        {
            RawKind: (int)SyntaxKind.IdentifierToken,
            Parent: IdentifierNameSyntax
            {
                Parent: AnonymousObjectMemberDeclaratorSyntax { NameEquals: null, Parent: AnonymousObjectCreationExpressionSyntax given },
            },
        } => given,
        { Parent: IdentifierNameSyntax { Parent: NameEqualsSyntax { Parent.Parent: AnonymousObjectCreationExpressionSyntax given } } } => given,
        _ => null,
    };

    private static IEnumerable<Offer> FieldNames(AnonymousObjectCreationExpressionSyntax given, IReadOnlyList<Field> fields)
    {
        var written = new HashSet<string>(given.Initializers.Select(static one => one.NameEquals?.Name.Identifier.ValueText ?? ""), StringComparer.Ordinal);
        foreach (var field in fields.Where(field => !written.Contains(field.Name) && IsName(field)))
            yield return new(field.Name, Describe(field), WellKnownTags.Field, field.IsRequired ? 0 : 1);
    }

    // Others are written as `["…"]`.
    private static bool IsName(Field field) => SyntaxFacts.IsValidIdentifier(field.Name);

    private static string Describe(Field field) => string.Join(
        ", ", new[] { field.Label?.ToString(), field.TypeName, field.IsRequired ? "required" : null }.Where(static part => part is { Length: > 0 }));

    private static string Summarize(IEnumerable<Operation> operations) =>
        string.Join("; ", operations.Select(static operation => $"{operation.Method} {operation.Name}"));
}
