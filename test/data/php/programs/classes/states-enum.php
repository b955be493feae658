<?php

enum RefundState: string
{
    case Processing = 'PROCESSING';
    case Success = 'SUCCESS';
    case Closed = 'CLOSED';
    case Abnormal = 'ABNORMAL';

    public static function fromApi(?string $value): self
    {
        return self::tryFrom(strtoupper($value ?? '')) ?? self::Abnormal;
    }

    public function isFinal(): bool
    {
        return $this !== self::Processing;
    }

    public function label(): string
    {
        return match ($this) {
            RefundState::Processing => '处理中',
            RefundState::Success => '成功',
            RefundState::Closed, RefundState::Abnormal => '失败',
        };
    }
}

foreach (['success', 'PROCESSING', null, 'x'] as $value) {
    $state = RefundState::fromApi($value);
    echo $state->name, ' ', $state->value, ' ', $state->label(), ' ', $state->isFinal() ? 'final' : 'open', "\n";
}
echo count(RefundState::cases()), ' ', implode('|', array_map(fn (RefundState $state) => $state->value, RefundState::cases()));
