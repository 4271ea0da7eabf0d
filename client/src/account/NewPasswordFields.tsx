import { useState } from 'react';
import { CheckField } from '../ui/CheckField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { LIMITS } from '#shared/limits.ts';

export interface NewPasswordFieldsProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly fault: string | undefined;
  readonly id: string;
  /** For password managers, which keep the two together. */
  readonly signInName: string;
  readonly optional?: boolean;
}

/** A new password, with the whole of its rules in sight. */
export function NewPasswordFields({ value, onChange, fault, id, signInName, optional }: NewPasswordFieldsProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={signInName} readOnly hidden />
      <TextField
        id={id}
        label={optional === true ? 'New password' : 'Password'}
        hint={`At least ${LIMITS.password.least} characters: three or four words you will remember do well. Not your sign-in name, and nothing that is guessed first. It never has to be changed by a date.`}
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={onChange}
        fault={fault}
        autoComplete="new-password"
        spellCheck={false}
        width="full"
        {...(optional === true && { optional })}
      />
      <CheckField label="Show the password" checked={shown} onChange={setShown} />
    </>
  );
}

/** Why a password cannot be sent at all; the server looks further. */
export function shortFault(
  password: string,
): readonly { readonly field: string; readonly reason: 'empty' | 'too_short'; readonly limit?: number }[] {
  const { least } = LIMITS.password;
  if (password === '') return [{ field: 'password', reason: 'empty' }];
  return Array.from(password.normalize('NFC')).length < least
    ? [{ field: 'password', reason: 'too_short', limit: least }]
    : [];
}
