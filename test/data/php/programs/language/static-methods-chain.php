<?php

class Text
{
    private string $text = '';

    public static function of(string $text): static
    {
        $new = new static();
        $new->text = $text;
        return $new;
    }

    public function append(string $more): static
    {
        $this->text .= $more;
        return $this;
    }

    public function __toString(): string
    {
        return $this->text;
    }
}

echo Text::of('a')->append('b'), ' ', strlen(Text::of('xyz')), ' ', Text::of('c') . 'd', ' ', str_replace('q', 'z', (string) Text::of('q'));
